-- For each unit and event: the first time after first exposure, how often, and how much. A view: nothing else is made of
-- it, and as a table it would be as long as the events where users do much once.
{{ config(enabled=(var('source_kind') == 'events'), materialized='view') }}
select
    unit_no,
    event_name,
    min(event_time) as first_at,
    min(elapsed_ms) as first_elapsed_ms,
    count(*) as occurrences,
    {{ exact_sum('amount') }} as amount
from {{ ref('fct_unit_events') }}
where elapsed_ms >= 0
group by unit_no, event_name
