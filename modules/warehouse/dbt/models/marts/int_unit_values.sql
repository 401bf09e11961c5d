-- The metrics of each unit that left any event: one pass over its events. unit_metrics adds the units without.
{{ config(enabled=(var('source_kind') == 'events'), indexes=[{'columns': ['unit_no'], 'unique': true}]) }}
select
    unit_no
    {%- for metric in var('metrics') %},
    {{ metric_value(metric, metric.event) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ metric_value(metric, metric.denominator) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- endfor %}
from {{ ref('fct_unit_events') }}
where elapsed_ms >= 0
group by unit_no
