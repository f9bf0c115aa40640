with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

routing_steps as (
    select * from {{ ref('routing_steps') }}
),

seats as (
    select * from {{ ref('seats') }}
),

line_rooms as (
    select
        line_id,
        cast(sum(room) as {{ dbt.type_bigint() }}) as room
    from seats
    group by line_id
),

situation_rooms as (
    select
        routing_steps.situation_id,
        cast(sum(line_rooms.room) as {{ dbt.type_bigint() }}) as room
    from routing_steps
    inner join line_rooms on routing_steps.line_id = line_rooms.line_id
    group by routing_steps.situation_id
),

queued as (
    select
        lead_id,
        service_rank,
        situation_id,
        row_number() over (partition by situation_id order by service_rank) as place
    from lead_situations
),

-- Of leads that ask the same places in the same order, those that come first get what there is: when all rooms together
-- are too small, the others need not ask.
contenders as (
    select
        queued.lead_id,
        queued.service_rank,
        queued.situation_id
    from queued
    inner join situation_rooms on queued.situation_id = situation_rooms.situation_id
    where queued.place <= situation_rooms.room
)

select * from contenders
