-- At the end of the last day every eligible unit is exposed, and no more are mature.
{{ config(enabled=(var('engagement') and var('metrics') | length > 0)) }}
select metric, exposed, mature, eligible
from (
    select metric, sum(exposed) as exposed, sum(mature) as mature
    from (
        select metric, variant, max(exposed) as exposed, max(mature) as mature
        from {{ ref('experiment_daily_metrics') }}
        group by metric, variant
    ) as variants
    group by metric
) as metrics
cross join (select count(*) as eligible from {{ ref('fct_exposures') }} where is_eligible) as units
where exposed <> eligible or mature > exposed
