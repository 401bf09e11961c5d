-- The value of a proportion or a retention is 0 or 1. In a table of units the column itself is asked, since any other
-- value would come out of staging as missing.
{% set units = var('source_kind') == 'unit_table' %}
{% for metric in var('metrics') %}
{% if metric.kind == 'proportion' or metric.kind == 'retention' %}
{% if units %}
select {{ text_literal(metric.key) }} as metric, {{ text_literal(metric.column) }} as column_name,
    cast({{ adapter.quote(metric.column) }} as {{ dbt.type_string() }}) as value_found, count(*) as row_count
from {{ source('raw', 'units') }}
where {{ adapter.quote(metric.column) }} is not null and {{ yes_or_no(adapter.quote(metric.column)) }} is null
group by {{ adapter.quote(metric.column) }}
{% else %}
select {{ text_literal(metric.key) }} as metric, '{{ metric.name }}' as column_name,
    cast({{ metric.name }} as {{ dbt.type_string() }}) as value_found, count(*) as row_count
from {{ ref('unit_metrics') }}
where {{ metric.name }} is null or {{ metric.name }} not in (0.0, 1.0)
group by {{ metric.name }}
{% endif %}
union all
{% endif %}
{% endfor %}
select 'none' as metric, 'none' as column_name, 'none' as value_found, 0 as row_count
from {{ ref('unit_metrics') }}
where 1 = 0
