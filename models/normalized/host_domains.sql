with hosts as (
    select * from {{ ref('hosts') }}
),

public_suffixes as (
    select * from {{ ref('public_suffixes') }}
),

mail_domains as (
    select
        domain,
        max(case when kind = 'free' then 1 else 0 end) = 1 as is_free_mail,
        max(case when kind = 'disposable' then 1 else 0 end) = 1 as is_disposable
    from {{ ref('mail_domains') }}
    group by domain
),

-- Every tail of a host: for mail.acme.co.uk that is mail.acme.co.uk (from label 1), acme.co.uk, co.uk, uk.
tails as (
    {{ host_tails('hosts', labels=10) }}
),

-- Where the public suffix begins, by each rule that fits: a wildcard takes one label more (and fits only where there
-- is one), an exception one less.
fitting as (
    select
        tails.host,
        case public_suffixes.kind
            when 'exception' then 0
            else 1
        end as is_no_exception,
        case public_suffixes.kind
            when 'wildcard' then tails.from_label - 1
            when 'exception' then tails.from_label + 1
            else tails.from_label
        end as suffix_from_label
    from tails
    inner join public_suffixes on tails.tail = public_suffixes.suffix
    where public_suffixes.kind <> 'wildcard' or tails.from_label > 1
),

-- The longest rule wins, an exception above all; without a rule the last label is the suffix.
suffix_starts as (
    select
        hosts.host,
        coalesce(
            min(case when fitting.is_no_exception = 0 then fitting.suffix_from_label end),
            min(fitting.suffix_from_label),
            {{ count_parts('hosts.host', '.') }}
        ) as suffix_from_label
    from hosts
    left join fitting on hosts.host = fitting.host
    group by hosts.host
),

-- A host that is itself a public suffix belongs to nobody and has no registrable domain.
host_domains as (
    select
        suffix_starts.host,
        tails.tail as registrable_domain,
        coalesce(by_host.is_free_mail, by_domain.is_free_mail, false) as is_free_mail,
        coalesce(by_host.is_disposable, by_domain.is_disposable, false) as is_disposable
    from suffix_starts
    left join tails
        on
            suffix_starts.host = tails.host
            and suffix_starts.suffix_from_label - 1 = tails.from_label
    left join mail_domains as by_host on suffix_starts.host = by_host.domain
    left join mail_domains as by_domain on tails.tail = by_domain.domain
)

select * from host_domains
