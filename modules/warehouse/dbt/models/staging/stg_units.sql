-- The table of one row per unit, exact duplicates once. A unit with two variants has two rows.
{{ config(enabled=(var('source_kind') == 'unit_table'), indexes=[{'columns': ['unit_id']}]) }}
{% set columns = var('columns') %}
select distinct
    cast({{ adapter.quote(columns.unit) }} as {{ dbt.type_string() }}) as unit_id,
    cast({{ adapter.quote(columns.variant) }} as {{ dbt.type_string() }}) as variant,
    {% if columns.assigned_at %}{{ adapter.quote(columns.assigned_at) }}{% else %}cast(null as {{ dbt.type_timestamp() }}){% endif %} as assigned_at
    {%- for metric in var('metrics') %},
    {{ unit_value(metric, metric.column) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ unit_value(metric, metric.denominator) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- endfor %}
    {%- for attribute in var('attributes') %},
    {{ adapter.quote(attribute.source) }} as {{ attribute.name }}
    {%- endfor %}
from {{ source('raw', 'units') }}
where {{ adapter.quote(columns.unit) }} is not null
