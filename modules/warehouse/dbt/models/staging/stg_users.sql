-- Attributes of each unit, known before exposure. Exact duplicates once. A cohort is made of the moment of sign-up; a moment
-- after the end of observation is a slip of the pen, which would make everybody else old: it is in no cohort.
{{ config(enabled=('users' in var('tables')), indexes=[{'columns': ['unit_id']}]) }}
{% set cohorts = var('attributes') | selectattr('cohort') | list %}
select distinct
    {{ adapter.quote(var('columns').unit) }} as unit_id
    {%- for attribute in var('attributes') %},
    {% if attribute.cohort %}{{ cohort(adapter.quote(attribute.source), 'newest.newest_' ~ attribute.cohort, attribute.cohort, 'newest.observed_until') }}{% else %}{{ adapter.quote(attribute.source) }}{% endif %} as {{ attribute.name }}
    {%- endfor %}
from {{ source('raw', 'users') }}
{%- if cohorts %}
cross join (
    select
        span.observed_until
        {%- for attribute in cohorts %},
        max(case when {{ adapter.quote(attribute.source) }} < span.observed_until then {{ cohort_number(local_date(adapter.quote(attribute.source)), attribute.cohort) }} end) as newest_{{ attribute.cohort }}
        {%- endfor %}
    from {{ source('raw', 'users') }}
    cross join (select {{ observed_until() }} as observed_until) as span
    group by span.observed_until
) as newest
{%- endif %}
where {{ adapter.quote(var('columns').unit) }} is not null
