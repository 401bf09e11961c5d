-- Events as they came, each exact duplicate once.
{{ config(enabled=(var('source_kind') == 'events')) }}
{% set columns = var('columns') %}
select distinct
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.event_name) }} as event_name,
    {{ adapter.quote(columns.event_time) }} as event_time,
    {{ number_or_null(columns.amount) }} as amount
    {%- if columns.session %},
    {{ adapter.quote(columns.session) }} as session_id
    {%- endif %}
from {{ source('raw', 'events') }}
