-- Counts of events, above and below the line of a ratio, are not negative.
{{ config(enabled=(var('source_kind') == 'events')) }}
select unit_id
from {{ ref('unit_metrics') }}
where 1 = 0
    {%- for metric in var('metrics') %}
    {%- if metric.kind == 'count' or metric.kind == 'ratio' or metric.kind == 'quantile' %}
    or {{ metric.name }} < 0
    {%- if metric.denominator_name %}
    or {{ metric.denominator_name }} < 0
    {%- endif %}
    {%- endif %}
    {%- endfor %}
