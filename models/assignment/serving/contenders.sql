with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

asked_lines as (
    select * from {{ ref('asked_lines') }}
),

seats as (
    select * from {{ ref('seats') }}
),

line_rooms as (
    select
        line_number,
        sum(room) as room
    from seats
    group by line_number
),

situation_rooms as (
    select
        asked_lines.situation_id,
        asked_lines.situation_number,
        sum(line_rooms.room) as room
    from asked_lines
    inner join line_rooms on asked_lines.line_number = line_rooms.line_number
    group by asked_lines.situation_id, asked_lines.situation_number
),

queued as (
    select
        lead_situations.service_rank,
        situation_rooms.situation_number,
        situation_rooms.room,
        row_number() over (
            partition by situation_rooms.situation_number order by lead_situations.service_rank
        ) as place
    from lead_situations
    inner join situation_rooms on lead_situations.situation_id = situation_rooms.situation_id
),

-- Of leads that ask the same places in the same order, those that come first get what there is: when all rooms together
-- are too small, the others need not ask.
contenders as (
    select
        service_rank,
        situation_number
    from queued
    where place <= room
)

select * from contenders
