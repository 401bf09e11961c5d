-- Events under our names, exact duplicates once. Slipway marks repeated rows while it loads them; where no column says
-- so, they are found here.
{{ config(enabled=(var('source_kind') == 'events'), materialized='view') }}
{% set columns = var('columns') %}
select{{ '' if columns.repeats else ' distinct' }}
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.event_name) }} as event_name,
    {{ adapter.quote(columns.event_time) }} as event_time,
    {{ number_or_null(columns.amount) }} as amount
    {%- if columns.session %},
    {{ adapter.quote(columns.session) }} as session_id
    {%- endif %}
from {{ source('raw', 'events') }}
where {{ observed(adapter.quote(columns.event_time)) }}
{%- if columns.repeats %}
and not {{ adapter.quote(columns.repeats) }}
{%- endif %}
