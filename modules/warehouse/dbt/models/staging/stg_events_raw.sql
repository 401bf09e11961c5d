-- Events as they came, under our names. fct_unit_events keeps each exact duplicate once, where comparing rows is cheap.
{{ config(enabled=(var('source_kind') == 'events'), materialized='view') }}
{% set columns = var('columns') %}
select
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.event_name) }} as event_name,
    {{ adapter.quote(columns.event_time) }} as event_time,
    {{ number_or_null(columns.amount) }} as amount
    {%- if columns.session %},
    {{ adapter.quote(columns.session) }} as session_id
    {%- endif %}
from {{ source('raw', 'events') }}
