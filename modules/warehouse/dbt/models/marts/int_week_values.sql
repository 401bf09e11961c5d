-- The metrics of each eligible unit, each column summed over the weeks that begin at its first exposure or later. Units are
-- what is randomised, so that a unit's weeks are one value and its errors are those of units.
{{ config(enabled=(var('source_kind') == 'weeks'), indexes=[{'columns': ['unit_no'], 'unique': true}]) }}
select
    exposures.unit_no
    {%- for metric in var('metrics') %},
    {{ week_value(metric, metric.terms) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ week_sum(metric.denominator_terms) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- endfor %}
from {{ ref('stg_behavior_weekly') }} as weeks
inner join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = weeks.unit_id
where exposures.is_eligible and weeks.week_start >= exposures.exposed_at
group by exposures.unit_no
