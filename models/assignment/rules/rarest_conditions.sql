with profile_classes as (
    select * from {{ ref('profile_classes') }}
),

rule_classes as (
    select * from {{ ref('rule_classes') }}
),

class_sizes as (
    select
        condition,
        class_number,
        count(*) as profiles
    from profile_classes
    group by condition, class_number
),

reaches as (
    select
        rule_classes.rule_id,
        rule_classes.condition,
        sum(class_sizes.profiles) as profiles
    from rule_classes
    inner join class_sizes
        on
            rule_classes.condition = class_sizes.condition
            and rule_classes.class_number = class_sizes.class_number
    group by rule_classes.rule_id, rule_classes.condition
),

rarest_conditions as (
    {{ first_row_per('rule_id', 'reaches', 'profiles, condition') }}
)

select
    rule_id,
    condition
from rarest_conditions
