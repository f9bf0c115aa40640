with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

assignment_log as (
    select * from {{ ref('assignment_log') }}
),

followers as (
    select
        lead_id,
        {{ followed_lead() }} as followed_lead_id
    from assignments
),

-- What a duplicate shows in the CRM may be what we wrote there when its survivor still had another owner.
written_owners as (
    select distinct
        followers.lead_id,
        assignment_log.owner_id
    from followers
    inner join stg_leads on followers.lead_id = stg_leads.lead_id
    inner join assignment_log
        on
            followers.followed_lead_id = assignment_log.lead_id
            and stg_leads.owner_id = assignment_log.owner_id
)

select * from written_owners
