-- Nothing that happened before first exposure counts.
select unit_no, event_name, first_elapsed_ms, occurrences
from {{ ref('fct_conversions') }}
where first_elapsed_ms < 0 or occurrences < 1
