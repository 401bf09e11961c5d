-- What each week since exposure adds to each metric of each eligible unit: one row per unit and week, before any unit's weeks
-- are added up. Looks along the way are sums of these.
{{ config(enabled=(var('source_kind') == 'weeks'), materialized='view') }}
{% set used = namespace(columns=[]) %}
{% for metric in var('metrics') %}
{% for term in metric.terms %}{% set used.columns = used.columns + [term.column] %}{% endfor %}
{% for term in metric.denominator_terms %}{% set used.columns = used.columns + [term.column] %}{% endfor %}
{% endfor %}
with weeks as (
    select
        unit_id,
        week_start
        {%- for column in used.columns | unique %},
        coalesce(cast({{ adapter.quote(column) }} as {{ dbt.type_float() }}), cast(0 as {{ dbt.type_float() }})) as {{ adapter.quote(column) }}
        {%- endfor %}
    from {{ ref('stg_behavior_weekly') }}
)

select
    exposures.unit_no,
    weeks.week_start
    {%- for metric in var('metrics') %},
    {{ week_sum(metric.terms) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ week_sum(metric.denominator_terms) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- endfor %}
from weeks
inner join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = weeks.unit_id
where exposures.is_eligible and weeks.week_start >= exposures.exposed_at
