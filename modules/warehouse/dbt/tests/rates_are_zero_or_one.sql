-- The value of a proportion or a retention is 0 or 1.
select unit_id
from {{ ref('unit_metrics') }}
where 1 = 0
    {%- for metric in var('metrics') %}
    {%- if metric.kind == 'proportion' or metric.kind == 'retention' %}
    or {{ metric.name }} not in (0.0, 1.0)
    {%- endif %}
    {%- endfor %}
