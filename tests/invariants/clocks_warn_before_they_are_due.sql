-- A warning after the due time warns nobody, and a clock due before it started was broken before anybody could act.
select *
from {{ ref('sla_clocks') }}
where warn_at > due_at or warn_at < started_at or due_at < started_at
