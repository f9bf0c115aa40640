with score_rules as (
    select * from {{ ref('score_rules') }}
),

grades as (
    select * from {{ ref('grades') }}
),

segments as (
    select * from {{ ref('segments') }}
),

match_weights as (
    select * from {{ ref('match_weights') }}
),

person_weights as (
    select * from {{ ref('person_weights') }}
),

lowest_grades as (
    select count(*) as grades
    from grades
    where {{ clean_text('min_score') }} is null
),

score_policy_errors as (
    {{ key_problems('score_rules.csv', 'score_rule_id') }}
    union all
    {{ word_problems('score_rules.csv', 'score_rule_id', 'score_type', ['fit', 'intent'], required=true) }}
    union all
    {{ word_problems(
        'score_rules.csv', 'score_rule_id', 'attribute', scoring_attributes() + ['activity'], required=true
    ) }}
    union all
    {{ number_problems('score_rules.csv', 'score_rule_id', 'points', least=-1000, required=true) }}
    union all
    {{ number_problems('score_rules.csv', 'score_rule_id', 'decay_days', least=1) }}
    union all
    {{ number_problems('score_rules.csv', 'score_rule_id', 'max_points', least=1) }}
    union all
    {{ empty_problems('score_rules.csv', 'score_rule_id', 'condition', 'true', "'the rule would fit everybody'") }}
    union all
    {{ key_problems('grades.csv', 'grade') }}
    union all
    {{ number_problems('grades.csv', 'grade', 'min_score', least=-1000) }}
    union all
    select {{ problem('grades.csv', "'(all)'", 'min_score', "'must be empty in exactly one row, the lowest grade'") }}
    from lowest_grades
    where grades <> 1
    union all
    {{ key_problems('segments.csv', 'segment') }}
    union all
    {{ number_problems('segments.csv', 'segment', 'min_employees', required=true) }}
    union all
    {{ number_problems('segments.csv', 'segment', 'max_employees') }}
    union all
    select {{ problem('segments.csv', 'one.segment', 'min_employees', "'overlaps ' || other.segment") }}
    from segments as one
    inner join segments as other
        on
            one.segment <> other.segment
            and {{ to_integer('one.min_employees') }} >= {{ to_integer('other.min_employees') }}
            and {{ to_integer('one.min_employees') }}
            <= coalesce({{ to_integer('other.max_employees') }}, {{ to_integer('one.min_employees') }})
    union all
    {{ key_problems('match_weights.csv', 'evidence') }}
    union all
    {{ word_problems('match_weights.csv', 'evidence', 'evidence', match_evidence(), required=true) }}
    union all
    {{ number_problems('match_weights.csv', 'evidence', 'points', least=-1000, required=true) }}
    union all
    select {{ problem(
        'match_weights.csv', 'evidence', 'points', "'is zero: evidence without weight; take the row out instead'"
    ) }}
    from match_weights
    where {{ to_integer('points') }} = 0
    union all
    {{ key_problems('person_weights.csv', 'evidence') }}
    union all
    {{ word_problems('person_weights.csv', 'evidence', 'evidence', person_evidence(), required=true) }}
    union all
    {{ number_problems('person_weights.csv', 'evidence', 'points', least=-1000, required=true) }}
)

select * from score_policy_errors
