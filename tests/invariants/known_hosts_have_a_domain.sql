-- Matching by domain stands and falls with this look-up. Should it return nothing, no build would fail: leads would
-- just stop finding their accounts. Nearly all hosts that people type belong to somebody.
with counted as (
    select
        count(*) as all_hosts,
        count(registrable_domain) as with_domain
    from {{ ref('host_domains') }}
)

select *
from counted
where all_hosts >= 20 and with_domain * 2 < all_hosts
