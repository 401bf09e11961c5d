-- No step has more units than the one before it.
{{ config(enabled=(var('funnel_tables') and var('funnel') is not none)) }}
select order_rule, variant, step_no, reached, reached_before
from (
    select
        order_rule,
        variant,
        step_no,
        reached,
        lag(reached) over (partition by order_rule, variant order by step_no) as reached_before
    from {{ ref('funnel_metrics') }}
) as steps
where reached > reached_before or reached < 0
