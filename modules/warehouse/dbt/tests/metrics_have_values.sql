-- A unit without a value is left out of that metric; worth a look, so this warns, metric by metric and arm by arm.
{{ config(severity='warn') }}
{% for metric in var('metrics') %}
select {{ text_literal(metric.key) }} as metric, variant as arm, count(*) as units_without_a_value
from {{ ref('unit_metrics') }}
where {{ metric.name }} is null{% if metric.denominator_name %} or {{ metric.denominator_name }} is null{% endif %}
group by variant
{{ 'union all' if not loop.last }}
{% endfor %}
