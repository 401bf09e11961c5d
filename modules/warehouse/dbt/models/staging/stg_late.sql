-- Rows stamped at or after the end of observation: left out of all models and counted here.
{{ config(enabled=(var('source_kind') == 'events'), materialized='view') }}
{% set columns = var('columns') %}
select
    'events' as source_table,
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.event_name) }} as happened,
    {{ adapter.quote(columns.event_time) }} as stamped_at
from {{ source('raw', 'events') }}
where not ({{ observed(adapter.quote(columns.event_time)) }})
union all
{% if columns.exposed_at %}
select
    'exposures' as source_table,
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.variant) }} as happened,
    {{ adapter.quote(columns.exposed_at) }} as stamped_at
from {{ source('raw', 'exposures') }}
where not ({{ observed(adapter.quote(columns.exposed_at)) }})
{% else %}
select
    'assignments' as source_table,
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.variant) }} as happened,
    {{ adapter.quote(columns.assigned_at) }} as stamped_at
from {{ source('raw', 'assignments') }}
where not ({{ observed(adapter.quote(columns.assigned_at)) }})
{% endif %}
