with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

-- A parent that is missing or deleted is none, and nobody is one's own.
one_up as (
    select
        children.account_id,
        parents.account_id as top_account_id
    from normalized_accounts as children
    inner join normalized_accounts as parents on children.parent_account_id = parents.account_id
    where children.account_id <> parents.account_id
),

two_up as (
    select
        one_up.account_id,
        coalesce(above.top_account_id, one_up.top_account_id) as top_account_id
    from one_up
    left join one_up as above on one_up.top_account_id = above.account_id
),

four_up as (
    select
        two_up.account_id,
        coalesce(above.top_account_id, two_up.top_account_id) as top_account_id
    from two_up
    left join two_up as above on two_up.top_account_id = above.account_id
),

-- Who is not at the top after four levels belongs to a circle, or to a family deeper than any real one: stands alone.
account_families as (
    select
        normalized_accounts.account_id,
        case
            when four_up.account_id is null or above.account_id is not null then normalized_accounts.account_id
            else four_up.top_account_id
        end as family_account_id
    from normalized_accounts
    left join four_up on normalized_accounts.account_id = four_up.account_id
    left join one_up as above on four_up.top_account_id = above.account_id
)

select * from account_families
