-- Who is active on a day is active in its week and its month; on a day all variants together are no more than everyone.
{{ config(enabled=var('engagement')) }}
select active_on, population, variant, dau, wau, mau
from {{ ref('active_days') }}
where dau < 0 or dau > wau or wau > mau
union all
select active_on, 'everyone' as population, cast(null as {{ dbt.type_string() }}) as variant, 0 as dau, 0 as wau, 0 as mau
from {{ ref('active_days') }}
group by active_on
having sum(case when population = 'everyone' then mau else -mau end) < 0
