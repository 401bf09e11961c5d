-- The metrics of each eligible unit, each column summed over the weeks that begin at its first exposure or later. Units are
-- what is randomised, so that a unit's weeks are one value and its errors are those of units.
{{ config(enabled=(var('source_kind') == 'weeks'), indexes=[{'columns': ['unit_no'], 'unique': true}]) }}
{% set used = namespace(columns=[]) %}
{% for metric in var('metrics') %}
{% for term in metric.terms %}{% set used.columns = used.columns + [term.column] %}{% endfor %}
{% for term in metric.denominator_terms %}{% set used.columns = used.columns + [term.column] %}{% endfor %}
{% endfor %}
with sums as (
    select
        exposures.unit_no
        {%- for column in used.columns | unique %},
        coalesce({{ exact_sum('weeks.' ~ adapter.quote(column)) }}, cast(0 as {{ dbt.type_float() }})) as {{ adapter.quote(column) }}
        {%- endfor %}
    from {{ ref('stg_behavior_weekly') }} as weeks
    inner join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = weeks.unit_id
    where exposures.is_eligible and weeks.week_start >= exposures.exposed_at
    group by exposures.unit_no
)

select
    unit_no
    {%- for metric in var('metrics') %},
    {{ week_value(metric, metric.terms) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ week_sum(metric.denominator_terms) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- for part in metric.parts %},
    {{ adapter.quote(part.column) }} as {{ part.name }}
    {%- endfor %}
    {%- endfor %}
from sums
