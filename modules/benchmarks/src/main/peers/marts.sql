-- The marts of a study of the world behavior as somebody would write them for DuckDB by hand, from the Parquet files of the
-- raw tables in the folder ${FOLDER}. Each part begins with its name; ${END} is the end of observation, ${COUNTS} the list of
-- columns that count one event each. Marts.java runs and times the parts, and compares what comes out with Slipway's marts.

-- part: facts
create table exposure as
select user_id, min(variant) as variant, min(exposed_at) as exposed_at
from (
    select user_id, variant, exposed_at from '${FOLDER}/exposures.parquet'
    union all
    select user_id, variant, null from '${FOLDER}/assignments.parquet'
)
group by user_id
having count(exposed_at) > 0 and min(variant) = max(variant);

create table facts as
select
    events.user_id,
    events.event_time,
    events.event_name,
    events.amount,
    exposure.variant,
    exposure.exposed_at,
    epoch_ms(events.event_time) - epoch_ms(exposure.exposed_at) as elapsed
from '${FOLDER}/events.parquet' as events
left join exposure on exposure.user_id = events.user_id
where not events.repeats_earlier and events.event_time < timestamp '${END}';

-- part: sessions
create table sessions as
with stamped as (
    select
        user_id,
        case when elapsed >= 0 then variant end as variant,
        event_time,
        event_name,
        amount,
        case when elapsed is null then epoch_ms(event_time) // 1000 else cast(floor(elapsed / 1000) as bigint) end as second
    from facts
),
paused as (
    select *, lag(second) over (partition by user_id order by second) as before from stamped
),
numbered as (
    select
        *,
        sum(case when second - before < 1800 and not (before < 0 and second >= 0) then 0 else 1 end)
            over (partition by user_id order by second) as session_no
    from paused
),
by_event as (
    select
        user_id,
        session_no,
        event_name,
        min(variant) as variant,
        min(event_time) as started_at,
        max(event_time) as ended_at,
        min(second) as first_second,
        max(second) as last_second,
        count(*) as events,
        sum(cast(amount as decimal(28, 6))) as revenue
    from numbered
    group by user_id, session_no, event_name
)
select
    user_id,
    session_no,
    min(variant) as variant,
    min(started_at) as started_at,
    max(ended_at) as ended_at,
    max(last_second) - min(first_second) as seconds,
    sum(events) as events,
    coalesce(sum(revenue), 0) as revenue,
    min_by(event_name, {'n': -events, 'name': event_name}) as primary_intent
from by_event
group by user_id, session_no;

-- part: daily_user_metrics
create table daily_user_metrics as
with events as (
    select
        user_id,
        cast(event_time as date) as active_on,
        count(*) as events,
        coalesce(sum(cast(amount as decimal(28, 6))), 0) as revenue,
        count(case when elapsed >= 0 then 1 end) as exposed_events,
        coalesce(sum(case when elapsed >= 0 then cast(amount as decimal(28, 6)) end), 0) as exposed_revenue,
        ${COUNTS}
    from facts
    group by all
),
begun as (
    select user_id, cast(started_at as date) as active_on, count(*) as sessions, count(variant) as exposed_sessions
    from sessions
    group by all
)
select events.*, coalesce(begun.sessions, 0) as sessions, coalesce(begun.exposed_sessions, 0) as exposed_sessions
from events
left join begun on begun.user_id = events.user_id and begun.active_on = events.active_on;

-- part: retention_cohorts
create table retention_cohorts as
with cohorts as (
    select
        variant,
        cast(exposed_at as date) as cohort_on,
        (epoch_ms(timestamp '${END}') - epoch_ms(exposed_at)) // 86400000 as days_over
    from exposure
    where exposed_at < timestamp '${END}'
),
cells as (
    select
        clock,
        variant,
        cohort_on,
        n as day_number,
        count(*) as users,
        count(case when clock = 'rolling' and n < days_over or clock = 'calendar' and cohort_on + cast(n as integer) < date '${END}' then 1 end) as mature_users
    from cohorts, (values ('calendar'), ('rolling')) as clocks(clock), range(91) as numbers(n)
    where cohort_on + cast(n as integer) < date '${END}'
    group by all
),
returns as (
    select
        user_id,
        variant,
        cast(exposed_at as date) as cohort_on,
        cast(event_time as date) - cast(exposed_at as date) as calendar_day,
        elapsed // 86400000 as rolling_day,
        (epoch_ms(timestamp '${END}') - epoch_ms(exposed_at)) // 86400000 as days_over
    from facts
    where elapsed >= 0 and event_name = 'view'
),
returned as (
    select 'calendar' as clock, variant, cohort_on, calendar_day as day_number, count(distinct user_id) as returned
    from returns
    group by all
    union all
    select 'rolling' as clock, variant, cohort_on, rolling_day as day_number, count(distinct user_id) as returned
    from returns
    where rolling_day < days_over
    group by all
)
select cells.*, coalesce(returned.returned, 0) as returned
from cells
left join returned using (clock, variant, cohort_on, day_number);

-- part: funnel_metrics
create table funnel_metrics as
with steps as (
    select user_id, event_name, elapsed, cast(floor(elapsed / 1000) as bigint) as second, amount
    from facts
    where elapsed >= 0 and elapsed < 1209600000 and exposed_at + interval 14 day <= timestamp '${END}'
),
first_1 as (
    select user_id, min(second) as second from steps where event_name = 'view' group by user_id
),
first_2 as (
    select steps.user_id, min(steps.second) as second
    from steps
    inner join first_1 on first_1.user_id = steps.user_id and steps.second >= first_1.second
    where event_name = 'add_to_cart'
    group by steps.user_id
),
first_3 as (
    select steps.user_id, min(steps.second) as second
    from steps
    inner join first_2 on first_2.user_id = steps.user_id and steps.second >= first_2.second
    where event_name = 'purchase'
    group by steps.user_id
),
neighbours as (
    select
        user_id,
        event_name,
        lag(event_name) over events as before,
        lag(event_name, 2) over events as before_that
    from steps
    window events as (partition by user_id order by elapsed, event_name, coalesce(amount, 0))
),
strict as (
    select
        user_id,
        bool_or(event_name = 'view') as step_1,
        bool_or(before = 'view' and event_name = 'add_to_cart') as step_2,
        bool_or(before_that = 'view' and before = 'add_to_cart' and event_name = 'purchase') as step_3
    from neighbours
    group by user_id
),
anyhow as (
    select
        user_id,
        bool_or(event_name = 'view') as step_1,
        step_1 and bool_or(event_name = 'add_to_cart') as step_2,
        step_2 and bool_or(event_name = 'purchase') as step_3
    from steps
    group by user_id
),
reached as (
    select 'in_order' as order_rule, 1 as step_no, user_id from first_1
    union all select 'in_order', 2, user_id from first_2
    union all select 'in_order', 3, user_id from first_3
    union all select 'strict', 1, user_id from strict where step_1
    union all select 'strict', 2, user_id from strict where step_2
    union all select 'strict', 3, user_id from strict where step_3
    union all select 'any', 1, user_id from anyhow where step_1
    union all select 'any', 2, user_id from anyhow where step_2
    union all select 'any', 3, user_id from anyhow where step_3
),
counted as (
    select order_rule, step_no, variant, count(*) as reached
    from reached
    inner join exposure on exposure.user_id = reached.user_id
    group by all
),
units as (
    select variant, count(case when exposed_at + interval 14 day <= timestamp '${END}' then 1 end) as units
    from exposure
    group by variant
)
select rules.order_rule, units.variant, n as step_no, units.units, case when n = 0 then units.units else coalesce(counted.reached, 0) end as reached
from units
cross join (values ('in_order'), ('strict'), ('any')) as rules(order_rule)
cross join range(4) as numbers(n)
left join counted on counted.order_rule = rules.order_rule and counted.variant = units.variant and counted.step_no = n;
