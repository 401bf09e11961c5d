-- Events under our names, exact duplicates once. Slipway marks repeated rows while it loads them; where no column says
-- so, they are found here.
{{ config(enabled=(var('source_kind') == 'events'), materialized='view') }}
{% set columns = var('columns') %}
{#- Columns that drift looks at don't make an event another one: of repeated rows the first text by name counts. -#}
{%- set grouped = not columns.repeats and var('week_columns') | length > 0 %}
select{{ '' if columns.repeats or grouped else ' distinct' }}
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.event_name) }} as event_name,
    {{ adapter.quote(columns.event_time) }} as event_time,
    {{ number_or_null(columns.amount) }} as amount
    {%- if columns.session %},
    {{ adapter.quote(columns.session) }} as session_id
    {%- endif %}
    {%- for column in var('week_columns') %},
    {{ 'min(' if grouped }}{{ adapter.quote(column.source) }}{{ ')' if grouped }} as {{ column.name }}
    {%- endfor %}
from {{ source('raw', 'events') }}
where {{ observed(adapter.quote(columns.event_time)) }}
{%- if columns.repeats %}
and not {{ adapter.quote(columns.repeats) }}
{%- endif %}
{%- if grouped %}
group by {{ adapter.quote(columns.unit) }}, {{ adapter.quote(columns.event_name) }}, {{ adapter.quote(columns.event_time) }}
{%- if columns.amount %}, {{ adapter.quote(columns.amount) }}{% endif %}
{%- if columns.session %}, {{ adapter.quote(columns.session) }}{% endif %}
{%- endif %}
