-- The numbers 0 to 9,999, enough for the days of 27 years; a table with an index, so that a range of them is looked up.
{{ config(enabled=(var('source_kind') == 'events'), indexes=[{'columns': ['n'], 'unique': true}]) }}
select 1000 * d.digit + 100 * c.digit + 10 * b.digit + a.digit as n
from ({{ digits() }}) as a
cross join ({{ digits() }}) as b
cross join ({{ digits() }}) as c
cross join ({{ digits() }}) as d
