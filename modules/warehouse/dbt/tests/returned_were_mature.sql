-- Of a cohort at most all users are mature, and only those can have come back; each cell is there once.
{{ config(enabled=var('engagement')) }}
select clock, cohort_on, variant, day_number, min(users) as users, min(mature_users) as mature_users, max(returned) as returned
from {{ ref('retention_cohorts') }}
group by clock, cohort_on, variant, day_number
having count(*) > 1 or max(returned) > min(mature_users) or max(mature_users) > min(users)
