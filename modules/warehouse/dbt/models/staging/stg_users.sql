-- Attributes of each unit, known before exposure. Exact duplicates once. A cohort is made of the moment of sign-up.
{{ config(enabled=('users' in var('tables')), indexes=[{'columns': ['unit_id']}]) }}
{% set cohorts = var('attributes') | selectattr('cohort') | list %}
select distinct
    {{ adapter.quote(var('columns').unit) }} as unit_id
    {%- for attribute in var('attributes') %},
    {% if attribute.cohort %}{{ cohort(adapter.quote(attribute.source), 'newest.newest_' ~ attribute.cohort, attribute.cohort) }}{% else %}{{ adapter.quote(attribute.source) }}{% endif %} as {{ attribute.name }}
    {%- endfor %}
from {{ source('raw', 'users') }}
{%- if cohorts %}
cross join (
    select
        {%- for attribute in cohorts %}
        max({{ cohort_number(local_date(adapter.quote(attribute.source)), attribute.cohort) }}) as newest_{{ attribute.cohort }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ source('raw', 'users') }}
) as newest
{%- endif %}
where {{ adapter.quote(var('columns').unit) }} is not null
