with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

given_back as (
    select
        lead_id,
        decision_number - 1 as turn_number,
        routed_at as returned_at
    from past_decisions
    where {{ identifier('trigger') }} = 'rejected'
),

-- Turns whose lead its owner gave back.
returned_turns as (
    select
        past_decisions.assignment_id,
        past_decisions.destination as pool_id,
        past_decisions.owner_id,
        given_back.returned_at
    from past_decisions
    inner join given_back
        on
            past_decisions.lead_id = given_back.lead_id
            and past_decisions.decision_number = given_back.turn_number
    where past_decisions.pool_position is not null
)

select * from returned_turns
