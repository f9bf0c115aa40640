{#
    Leads ask, owners answer, in rounds (deferred acceptance), as a chain of CTEs that ends in one named `served`.

    In every round each lead asks the destination of its current step. A pool deals its queue onto the turns of its
    members: a member's k-th next turn stands at its position + (k - 1/2) slots, the earliest turn goes to the first
    lead. Every owner keeps the leads that come first by service_rank, up to the room it has. Whoever is turned away
    by a named owner, or finds the pool full, asks at its next step in the next round; whoever is turned away by a
    member stays in the pool, which from then on counts on that member for no more than it kept.

    Needs the CTEs waiting (lead_id, service_rank), steps (lead_id, step_number, destination_type, destination),
    members (pool_id, owner_id, room, half_slot, start_position) and owners (owner_id, room).
#}
{% macro service_rounds(rounds) -%}
round_0_leads as (
    select
        lead_id,
        service_rank,
        1 as step_number
    from waiting
),

round_0_members as (
    select
        pool_id,
        owner_id,
        half_slot,
        start_position,
        room
    from members
),
{% for round in range(1, rounds + 1) %}
{{ service_round('round_' ~ round, 'round_' ~ (round - 1)) }},
{% endfor %}
served as (
    select * from round_{{ rounds }}_answers
)
{%- endmacro %}

{# One round: `before` names the CTEs it starts from, `round` those it makes. #}
{% macro service_round(round, before) -%}
{{ round }}_asks as (
    select
        {{ before }}_leads.lead_id,
        {{ before }}_leads.service_rank,
        {{ before }}_leads.step_number,
        steps.destination_type,
        steps.destination,
        case when steps.destination_type = 'pool' then steps.destination end as pool_id,
        row_number() over (
            partition by steps.destination_type, steps.destination order by {{ before }}_leads.service_rank
        ) as queue_number
    from {{ before }}_leads
    inner join steps
        on
            {{ before }}_leads.lead_id = steps.lead_id
            and {{ before }}_leads.step_number = steps.step_number
),

{{ round }}_turns as (
    select
        members.pool_id,
        members.owner_id,
        members.start_position + (2 * asks.queue_number - 1) * members.half_slot as pool_turn,
        members.start_position + 2 * asks.queue_number * members.half_slot as pool_position,
        row_number() over (
            partition by members.pool_id
            order by
                members.start_position + (2 * asks.queue_number - 1) * members.half_slot,
                members.owner_id
        ) as turn_number
    from {{ before }}_members as members
    inner join {{ round }}_asks as asks
        on
            members.pool_id = asks.pool_id
            and members.room >= asks.queue_number
),

{{ round }}_offers as (
    select
        asks.lead_id,
        asks.service_rank,
        asks.step_number,
        asks.destination_type,
        asks.destination,
        case asks.destination_type
            when 'owner' then asks.destination
            when 'pool' then turns.owner_id
        end as owner_id,
        turns.pool_turn,
        turns.pool_position
    from {{ round }}_asks as asks
    left join {{ round }}_turns as turns
        on
            asks.pool_id = turns.pool_id
            and asks.queue_number = turns.turn_number
),

{{ round }}_answers as (
    select
        offers.*,
        case
            when offers.destination_type not in ('owner', 'pool') then true
            when offers.owner_id is null then false
            else row_number() over (partition by offers.owner_id order by offers.service_rank) <= owners.room
        end as is_accepted
    from {{ round }}_offers as offers
    left join owners on offers.owner_id = owners.owner_id
),

{{ round }}_leads as (
    select
        lead_id,
        service_rank,
        case
            when is_accepted then step_number
            when destination_type = 'pool' and owner_id is not null then step_number
            else step_number + 1
        end as step_number
    from {{ round }}_answers
),

{{ round }}_kept as (
    select
        destination as pool_id,
        owner_id,
        sum(case when is_accepted then 1 else 0 end) as kept,
        sum(case when is_accepted then 0 else 1 end) as turned_away
    from {{ round }}_answers
    where destination_type = 'pool'
    group by destination, owner_id
),

{{ round }}_members as (
    select
        members.pool_id,
        members.owner_id,
        members.half_slot,
        members.start_position,
        case when kept.turned_away > 0 then kept.kept else members.room end as room
    from {{ before }}_members as members
    left join {{ round }}_kept as kept
        on
            members.pool_id = kept.pool_id
            and members.owner_id = kept.owner_id
)
{%- endmacro %}
