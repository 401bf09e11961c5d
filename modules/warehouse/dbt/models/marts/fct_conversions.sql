-- For each unit and event: the first time after first exposure, how often, and how much.
{{ config(enabled=(var('source_kind') == 'events')) }}
select
    unit_no,
    event_name,
    min(event_time) as first_at,
    min(elapsed_ms) as first_elapsed_ms,
    count(*) as occurrences,
    sum(amount) as amount
from {{ ref('fct_unit_events') }}
where elapsed_ms >= 0
group by unit_no, event_name
