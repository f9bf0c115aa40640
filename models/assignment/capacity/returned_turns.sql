with given_back as (
    select
        lead_id,
        decision_number - 1 as turn_number,
        routed_at as returned_at
    from {{ source('routing_state', 'assignment_log') }}
    where {{ identifier('trigger') }} = 'rejected'
),

turns as (
    select * from {{ source('routing_state', 'assignment_log') }}
    where pool_position is not null
),

-- Turns whose lead its owner gave back.
returned_turns as (
    select
        turns.assignment_id,
        turns.destination as pool_id,
        turns.owner_id,
        given_back.returned_at
    from turns
    inner join given_back
        on
            turns.lead_id = given_back.lead_id
            and turns.decision_number = given_back.turn_number
)

select * from returned_turns
