-- A user's visits are numbered from 1 without a gap, each ends after it began, and none is longer than its clock allows.
{{ config(enabled=var('engagement')) }}
select user_no, count(*) as visits, count(distinct session_no) as numbers_used, max(session_no) as last_number
from {{ ref('sessions') }}
group by user_no
having count(*) <> count(distinct session_no) or count(*) <> max(session_no) or min(seconds) < 0
    or sum(case when ended_at < started_at then 1 else 0 end) > 0
