-- Visits, days and weeks cut the events of known users into pieces and lose none of them.
{{ config(enabled=(var('engagement') and var('weeks'))) }}
select facts.events, visits.events as events_of_visits, days.events as events_of_days, weeks.events as events_of_weeks
from (select count(user_no) as events from {{ ref('fct_unit_events') }}) as facts
cross join (select coalesce(sum(events), 0) as events from {{ ref('sessions') }}) as visits
cross join (select coalesce(sum(events), 0) as events from {{ ref('daily_user_metrics') }}) as days
cross join (select coalesce(sum(events), 0) as events from {{ ref('unit_weeks') }}) as weeks
where facts.events <> visits.events or facts.events <> days.events or facts.events <> weeks.events
