with routing_steps as (
    select * from {{ ref('routing_steps') }}
),

lines as (
    select * from {{ ref('lines') }}
),

situations as (
    select distinct situation_id
    from routing_steps
    where line_id is not null
),

numbered as (
    select
        situation_id,
        row_number() over (order by {{ by_bytes('situation_id') }}) as situation_number
    from situations
),

asked_lines as (
    select
        numbered.situation_id,
        numbered.situation_number,
        routing_steps.step_number,
        lines.line_number
    from routing_steps
    inner join numbered on routing_steps.situation_id = numbered.situation_id
    inner join lines on routing_steps.line_id = lines.line_id
)

select * from asked_lines
