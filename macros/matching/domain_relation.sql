{#
    How the domains of a lead stand to those of an account, in one word. Of the columns of by_domain, null for an account
    without a domain, and leads_to_match.

    both      mailbox and website are the account's        same     one of them is, the other is none
    split     one of them is, the other another company's  related  acme.de for acme.com
    other     another company's                            unknown  the account has none
    free      only a free mailbox                          none     no mailbox, no website
#}
{% macro domain_relation() -%}
    case
        when by_domain.mail_is_same + by_domain.web_is_same = 2 then 'both'
        when by_domain.mail_is_same = 1 and leads_to_match.company_web_domain is not null then 'split'
        when by_domain.web_is_same = 1 and leads_to_match.company_mail_domain is not null then 'split'
        when by_domain.mail_is_same + by_domain.web_is_same = 1 then 'same'
        when by_domain.is_related = 1 then 'related'
        when coalesce(leads_to_match.company_mail_domain, leads_to_match.company_web_domain) is null
            then case when leads_to_match.email_type = 'free' then 'free' else 'none' end
        when by_domain.lead_id is null then 'unknown'
        else 'other'
    end
{%- endmacro %}
