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
