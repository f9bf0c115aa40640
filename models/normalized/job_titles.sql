with changed_leads as (
    select * from {{ ref('changed_leads') }}
),

job_title_keywords as (
    select * from {{ ref('job_title_keywords') }}
),

as_written as (
    select distinct
        job_title,
        {{ fold_name('job_title') }} as folded_title
    from changed_leads
    where job_title is not null
),

-- A keyword counts as whole words; of several the lowest rank wins, then the longer one.
found as (
    select
        as_written.job_title,
        job_title_keywords.kind,
        job_title_keywords.value,
        row_number() over (
            partition by as_written.job_title, job_title_keywords.kind
            order by
                job_title_keywords.rank,
                length(job_title_keywords.keyword) desc,
                {{ by_bytes('job_title_keywords.keyword') }}
        ) as preference
    from as_written
    inner join job_title_keywords
        on ' ' || as_written.folded_title || ' ' like '% ' || job_title_keywords.keyword || ' %'
),

job_titles as (
    select
        as_written.job_title,
        max(case when found.kind = 'seniority' then found.value end) as seniority,
        max(case when found.kind = 'function' then found.value end) as job_function
    from as_written
    left join found
        on
            as_written.job_title = found.job_title
            and found.preference = 1
    group by as_written.job_title
)

select * from job_titles
