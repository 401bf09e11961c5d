-- One row: the first day of data, and the end of observation (exclusive): that of the world or, for files, the end of the
-- UTC day of the last exposure or event. Days ending in _on are of the study's time zone; the last full one is over by
-- the end of observation.
{{ config(enabled=(var('source_kind') == 'events')) }}
with stamps as (
    select min(exposed_at) as first_at, min(exposed_at) as exposed_at, max(exposed_at) as last_at
    from {{ ref('fct_exposures') }}
    where is_eligible
    union all
    select min(event_time) as first_at, cast(null as {{ dbt.type_timestamp() }}) as exposed_at, max(event_time) as last_at
    from {{ ref('fct_unit_events') }}
),

span as (
    select
        min(first_at) as first_at,
        {% if var('study_start') %}cast('{{ var('study_start') }}' as {{ dbt.type_timestamp() }}){% else %}min(exposed_at){% endif %} as study_start,
        {% if var('data_end') %}cast('{{ var('data_end') }}' as {{ dbt.type_timestamp() }}){% else %}{{ dbt.dateadd('day', 1, dbt.date_trunc('day', 'max(last_at)')) }}{% endif %} as data_end
    from stamps
)

select
    data_end,
    {{ local_date('first_at') }} as first_on,
    {{ local_date('study_start') }} as study_start_on,
    {{ local_date(dbt.dateadd('millisecond', -1, 'data_end')) }} as last_on,
    cast({{ dbt.dateadd('day', -1, local_date('data_end')) }} as date) as last_full_on
from span
