{#- A moment on the wall clock of the study's time zone. Moments are kept in UTC; clock_shifts says by how many seconds the
    zone's clock was ahead, the newest first: an entry holds from its moment on, the last one before all others. -#}
{% macro local_time(moment) -%}
{%- if var('clock_shifts') | length == 0 -%}
{{ moment }}
{%- elif var('clock_shifts') | length == 1 -%}
{{ dbt.dateadd('second', var('clock_shifts')[0].seconds, moment) }}
{%- else -%}
case
    {%- for shift in var('clock_shifts') %}
    {{ 'else' if loop.last else 'when ' ~ moment ~ " >= cast('" ~ shift.since ~ "' as " ~ dbt.type_timestamp() ~ ') then' }} {{ dbt.dateadd('second', shift.seconds, moment) }}
    {%- endfor %}
end
{%- endif -%}
{%- endmacro %}

{#- The calendar day of a moment in the study's time zone. -#}
{% macro local_date(moment) -%}
cast({{ local_time(moment) }} as date)
{%- endmacro %}

{#- The week of a day (of the study's time zone), counted from the study's first day, week 0; needs observation in the query. -#}
{% macro study_week(day) -%}
cast(floor({{ dbt.datediff('observation.study_start_on', day, 'day') }} / cast(7 as {{ dbt.type_float() }})) as {{ dbt.type_int() }})
{%- endmacro %}

{#- How many whole spans of that many milliseconds fit into a number of milliseconds; rounded down below zero too. -#}
{% macro whole_spans(milliseconds, span) -%}
cast(floor(({{ milliseconds }}) / cast({{ span }} as {{ dbt.type_float() }})) as {{ dbt.type_bigint() }})
{%- endmacro %}

{#- Seconds on the clock of a user's events: since first exposure where the user takes part, else since 1970. -#}
{% macro event_second() -%}
case
    when elapsed_ms is null
    then {{ dbt.datediff("cast('1970-01-01 00:00:00' as " ~ dbt.type_timestamp() ~ ")", 'event_time', 'second') }}
    else {{ whole_spans('elapsed_ms', 1000) }}
end
{%- endmacro %}

{#- The ten digits, column digit. -#}
{% macro digits() -%}
{%- for digit in range(10) %}select {{ digit }} as digit{{ ' union all ' if not loop.last }}{% endfor -%}
{%- endmacro %}

{#- The calendar week (from Monday) or month of a day, numbered. -#}
{% macro cohort_number(day, part) -%}
{%- if part == 'week' -%}
{{ whole_spans(dbt.datediff("cast('1970-01-05' as date)", day, 'day'), 7) }}
{%- else -%}
cast(12 * extract(year from {{ day }}) + extract(month from {{ day }}) - 1 as {{ dbt.type_bigint() }})
{%- endif -%}
{%- endmacro %}

{#- Its Monday as 2026-10-05, or the month as 2026-10. -#}
{% macro cohort_label(number, part) -%}
{%- if part == 'week' -%}
cast(cast({{ dbt.dateadd('day', '7 * (' ~ number ~ ')', "cast('1970-01-05' as date)") }} as date) as {{ dbt.type_string() }})
{%- else -%}
cast({{ whole_spans(number, 12) }} as {{ dbt.type_string() }}) || '-' || substring(cast(101 + mod({{ number }}, 12) as {{ dbt.type_string() }}), 2, 2)
{%- endif -%}
{%- endmacro %}

{#- The end of observation before any model is built: that of the world or, for files, the end of the UTC day of the last moment
    loaded that is believed. -#}
{% macro observed_until() -%}
{%- set columns = var('columns') -%}
{%- if var('data_end') -%}
cast('{{ var('data_end') }}' as {{ dbt.type_timestamp() }})
{%- else -%}
{%- set exposed = columns.exposed_at if columns.exposed_at else columns.assigned_at -%}
(
    select {{ dbt.dateadd('day', 1, dbt.date_trunc('day', 'max(moments.last_at)')) }}
    from (
        select max({{ adapter.quote(columns.event_time) }}) as last_at from {{ source('raw', 'events') }}
        where {{ observed(adapter.quote(columns.event_time)) }}
        union all
        select max({{ adapter.quote(exposed) }}) as last_at from {{ source('raw', 'exposures' if columns.exposed_at else 'assignments') }}
        where {{ observed(adapter.quote(exposed)) }}
    ) as moments
)
{%- endif -%}
{%- endmacro %}

{#- The cohort of a moment before the end; all before the last twelve are one. Newest is the number of the last one. -#}
{% macro cohort(moment, newest, part, end) -%}
{%- set number = cohort_number(local_date(moment), part) -%}
case
    when {{ moment }} is null or {{ moment }} >= {{ end }} then null
    when {{ number }} < {{ newest }} - 11 then 'before ' || {{ cohort_label(newest ~ ' - 11', part) }}
    else {{ cohort_label(number, part) }}
end
{%- endmacro %}
