{#
    Leads ask, owners answer, in rounds (deferred acceptance), as a chain of CTEs that ends in one named `served`.

    In every round each lead asks the destination of its current step. A pool deals its queue onto the turns of its
    members: a member's k-th next turn stands at its position + (k - 1/2) slots, the earliest turn goes to the first
    lead. Every owner keeps the leads that come first by service_rank, up to the room it has. Whoever is turned away
    by a named owner, or finds the pool full, asks at its next step in the next round; whoever is turned away by a
    member stays in the pool, which from then on counts on that member for no more than it kept.

    Needs the CTEs waiting (lead_id, service_rank), steps (lead_id, step_number, destination_type, destination),
    members (pool_id, owner_id, room, half_slot, start_position) and owners (owner_id, room).

    Leads and members go through the rounds in one relation, told apart by is_lead, and meet in windows instead of joins:
    each step reads the one before it once. Many engines put a CTE wherever it is named; one that is named twice per
    round would be computed 2 to the power of the rounds times. Those that can are told to compute each round by itself.
#}
{% macro service_rounds(rounds) -%}
queue_numbers as (
    select
        destination as pool_id,
        row_number() over (partition by destination order by lead_id) as queue_number
    from (
        select distinct
            lead_id,
            destination
        from steps
        where destination_type = 'pool'
    ) as queued
),

round_0 as (
    select
        true as is_lead,
        lead_id,
        service_rank,
        1 as step_number,
        cast(null as {{ dbt.type_string() }}) as pool_id,
        cast(null as {{ dbt.type_string() }}) as owner_id,
        cast(null as {{ dbt.type_bigint() }}) as half_slot,
        cast(null as {{ dbt.type_bigint() }}) as start_position,
        cast(null as {{ dbt.type_bigint() }}) as room
    from waiting
    union all
    select
        false as is_lead,
        cast(null as {{ dbt.type_string() }}) as lead_id,
        cast(null as {{ dbt.type_bigint() }}) as service_rank,
        cast(null as {{ dbt.type_int() }}) as step_number,
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
    select *
    from round_{{ rounds }}_answers
    where is_lead
)
{%- endmacro %}

{# One round: `before` names the CTE it starts from, `round` that which it ends in. #}
{% macro service_round(round, before) -%}
-- Leads with what they ask for, members with their next turns: no more than they have room for or the pool has leads.
{{ round }}_asks as (
    select
        {{ before }}.is_lead,
        {{ before }}.lead_id,
        {{ before }}.service_rank,
        {{ before }}.step_number,
        {{ before }}.owner_id as member_id,
        {{ before }}.half_slot,
        {{ before }}.start_position,
        {{ before }}.room,
        steps.destination_type,
        steps.destination,
        coalesce(
            {{ before }}.pool_id, case when steps.destination_type = 'pool' then steps.destination end
        ) as pool_id,
        queue_numbers.queue_number as member_turn,
        {{ before }}.start_position
        + (2 * queue_numbers.queue_number - 1) * {{ before }}.half_slot as pool_turn,
        {{ before }}.start_position + 2 * queue_numbers.queue_number * {{ before }}.half_slot as pool_position
    from {{ before }}
    left join steps
        on
            {{ before }}.lead_id = steps.lead_id
            and {{ before }}.step_number = steps.step_number
    left join queue_numbers
        on
            {{ before }}.pool_id = queue_numbers.pool_id
            and {{ before }}.room >= queue_numbers.queue_number
),

-- The pool's earliest turn meets its first lead, and so on.
{{ round }}_lines as (
    select
        *,
        row_number() over (
            partition by is_lead, pool_id
            order by service_rank nulls last, pool_turn nulls last, {{ by_bytes('member_id') }} nulls last
        ) as place_in_line
    from {{ round }}_asks
),

{{ round }}_offers as (
    select
        is_lead,
        lead_id,
        service_rank,
        step_number,
        member_id,
        half_slot,
        start_position,
        room,
        destination_type,
        destination,
        pool_id,
        member_turn,
        case
            when destination_type = 'owner' then destination
            when pool_id is not null
                then max(case when member_turn is not null then member_id end) over (partition by pool_id, place_in_line)
        end as owner_id,
        case when pool_id is not null then max(pool_turn) over (partition by pool_id, place_in_line) end as pool_turn,
        case when pool_id is not null then max(pool_position) over (partition by pool_id, place_in_line) end
            as pool_position
    from {{ round }}_lines
),

-- An owner's best leads fill its room.
{{ round }}_answers as (
    select
        offers.is_lead,
        offers.lead_id,
        offers.service_rank,
        offers.step_number,
        offers.member_id,
        offers.half_slot,
        offers.start_position,
        offers.room,
        offers.destination_type,
        offers.destination,
        offers.pool_id,
        offers.member_turn,
        offers.pool_turn,
        offers.pool_position,
        case when offers.is_lead then offers.owner_id else offers.member_id end as owner_id,
        case
            when not offers.is_lead then false
            when offers.destination_type not in ('owner', 'pool') then true
            when offers.owner_id is null then false
            else row_number() over (
                partition by offers.is_lead, offers.owner_id order by offers.service_rank nulls last
            ) <= owners.room
        end as is_accepted
    from {{ round }}_offers as offers
    left join owners on offers.owner_id = owners.owner_id
),

{{ round }}_counts as (
    select
        *,
        sum(case when is_lead and is_accepted then 1 else 0 end) over (partition by pool_id, owner_id) as kept,
        sum(case when is_lead and not is_accepted then 1 else 0 end) over (partition by pool_id, owner_id) as turned_away
    from {{ round }}_answers
),

{{ round }} as {{ computed_once() }} (
    select
        is_lead,
        lead_id,
        service_rank,
        case
            when is_accepted then step_number
            when destination_type = 'pool' and owner_id is not null then step_number
            else step_number + 1
        end as step_number,
        case when not is_lead then pool_id end as pool_id,
        member_id as owner_id,
        half_slot,
        start_position,
        case when turned_away > 0 then kept else room end as room
    from {{ round }}_counts
    where is_lead or coalesce(member_turn, 1) = 1
)
{%- endmacro %}
