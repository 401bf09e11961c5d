-- A user's visits are numbered from 1 without a gap, each ends after it began, and none is longer than its clock allows.
{{ config(enabled=var('engagement')) }}
select user_no, visits, numbers_used, last_number
from (
    select
        user_no,
        count(*) as visits,
        count(distinct session_no) as numbers_used,
        max(session_no) as last_number,
        min(seconds) as shortest,
        sum(case when ended_at < started_at then 1 else 0 end) as backwards
    from {{ ref('sessions') }}
    group by user_no
) as users
where visits <> numbers_used or visits <> last_number or shortest < 0 or backwards > 0
