package dev.slipway.warehouse.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner on small projects of its own. */
class DbtRunnerTest {
    @TempDir
    Path folder;

    private Database database = Database.open("mem:models");

    @BeforeEach
    void project() throws IOException {
        write("dbt_project.yml", """
                name: small
                models: {small: {+schema: marts, staging: {+schema: staging}}}
                vars: {limit: 10, kinds: [x, y], nothing: null}
                """);
        write("models/sources.yml", "sources: [{name: raw, tables: [{name: things}]}]");
        database.execute("create schema raw");
        database.execute("create table raw.things (id integer, kind varchar)");
        database.execute("insert into raw.things values (1, 'x'), (2, 'y'), (2, 'z'), (null, 'x')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("").toAbsolutePath().normalize());
        Files.writeString(path, text);
    }

    private DbtRunner runner() {
        return new DbtRunner(database, DbtProject.in(folder, Map.of()));
    }

    private List<BuiltModel> build() {
        return runner().build(JobContext.unwatched());
    }

    @Test
    void buildsInOrderOfReferences() throws IOException {
        write("models/a_last.sql", "select count(*) as n from {{ ref('staging_view') }}");
        write(
                "models/staging/staging_view.sql",
                "{{ config(materialized='view') }}\nselect * from {{ ref('z_first') }}");
        write(
                "models/staging/z_first.sql",
                "select * from {{ source('raw', 'things') }} where id < {{ var('limit') }}");
        assertThat(build())
                .extracting(BuiltModel::relation)
                .containsExactly("staging.z_first", "staging.staging_view", "marts.a_last");
        assertThat(database.number("select n from marts.a_last")).isEqualTo(3);
    }

    @Test
    void macrosLoopsAndCrossDatabaseFunctionsWork() throws IOException {
        write(
                "macros/pick.sql",
                "{% macro pick(kind) -%}\nsum(case when kind = '{{ kind }}' then 1 else 0 end)\n{%- endmacro %}");
        write("models/m.sql", """
                select {% for k in var('kinds') %}{{ pick(k) }} as {{ k }}{{ ", " if not loop.last }}{% endfor %},
                {{ dbt.datediff("timestamp '2026-01-01 00:00:00'", "timestamp '2026-01-03 00:00:00'", 'day') }} as days,
                {{ dbt.safe_cast("min(kind)", dbt.type_int()) }} as bad, {{ var('absent', 7) }} as given
                from {{ source('raw', 'things') }}""");
        build();
        assertThat(database.grid("select * from marts.m", 1, JobContext.unwatched())
                        .rows()
                        .getFirst())
                .containsExactly("2", "1", "2", null, "7");
    }

    @Test
    void namesTheMembersOfACircle() throws IOException {
        write("models/a.sql", "select * from {{ ref('b') }}");
        write("models/b.sql", "select * from {{ ref('c') }}");
        write("models/c.sql", "select * from {{ ref('b') }}");
        assertThatThrownBy(this::build).hasMessageContaining("circle").hasMessageContaining("b → c → b");
    }

    @Test
    void unknownNamesAreErrorsWithTheirLine() throws IOException {
        write("macros/long.sql", "{% macro one() %}\n1\n{% endmacro %}\n\n");
        write("models/m.sql", "select 1\n\nfrom {{ ref('nowhere') }}");
        assertThatThrownBy(this::build).hasMessageContaining("m.sql, line 3").hasMessageContaining("'nowhere'");
        write("models/m.sql", "select 1\nfrom {{ source('raw', 'nothing') }}");
        assertThatThrownBy(this::build).hasMessageContaining("line 2").hasMessageContaining("raw.nothing");
        write("models/m.sql", "select\n{{ var('unheard') }}");
        assertThatThrownBy(this::build).hasMessageContaining("line 2").hasMessageContaining("'unheard'");
        write("models/m.sql", "select\n1,\n{{ misspelt }} 2");
        assertThatThrownBy(this::build).hasMessageContaining("line 3").hasMessageContaining("'misspelt'");
    }

    @Test
    void aVariableMayBeNone() throws IOException {
        write(
                "models/m.sql",
                "{% set x = none %}select {{ '1' if var('nothing') is none and x is none else '2' }} as n");
        build();
        assertThat(database.number("select n from marts.m")).isEqualTo(1);
    }

    @Test
    void badSqlNamesModelFileAndLine() throws IOException {
        write("models/m.sql", """
                {{ config(
                    materialized='table'
                ) }}
                {% for k in var('kinds') %}
                -- {{ k }}
                {% endfor %}
                select id,
                    missing_column
                from {{ source('raw', 'things') }}""");
        assertThatThrownBy(this::build)
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Model m failed (models/m.sql, line 8)")
                .hasMessageContaining("missing_column")
                .hasMessageContaining("untouched");
        write("models/m.sql", "select id\nfrom {{ source('raw', 'things') }}\nwhere where id = 1");
        assertThatThrownBy(this::build)
                .hasMessageContaining("models/m.sql, line 3")
                .hasMessageContaining("Syntax error");
    }

    @Test
    void failingTestsShowTheirRows() throws IOException {
        write("models/m.sql", "select * from {{ source('raw', 'things') }}");
        write("models/schema.yml", "models: [{name: m, columns: [{name: id, tests: [unique]}]}]");
        assertThatThrownBy(this::buildAndTest)
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_TEST_FAILED))
                .hasMessageContaining(
                        "unique m.id failed on m, column id: 1 row breaks it, such as (id = 2, times = 2)");
        write("models/schema.yml", """
                models: [{name: m, columns: [{name: kind, data_tests: [{accepted_values: {values: "{{ var('kinds') }}"}}]}]}]""");
        assertThatThrownBy(this::buildAndTest).hasMessageContaining("(kind = z, times = 1)");
        write("models/schema.yml", """
                models: [{name: m, columns: [{name: id, tests: [{not_null: {config: {where: "kind = 'x'"}}}]}]}]""");
        assertThatThrownBy(this::buildAndTest).hasMessageContaining("(id = null, kind = x)");
    }

    @Test
    void relationshipsAndSingularTestsWarnWhenAskedTo() throws IOException {
        write("models/parent.sql", "select 1 as id");
        write("models/m.sql", "select * from {{ source('raw', 'things') }}");
        write("models/schema.yml", """
                models: [{name: m, columns: [{name: id, tests: [
                  {relationships: {to: ref('parent'), field: id, config: {severity: warn}}}]}]}]""");
        write("tests/no_z.sql", "{{ config(severity='warn') }} select * from {{ ref('m') }} where kind = 'z'");
        write("tests/fine.sql", "select * from {{ ref('m') }} where id > 5");
        assertThat(buildAndTest())
                .extracting(TestOutcome::name, TestOutcome::failures)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("fine", 0L),
                        org.assertj.core.api.Assertions.tuple("no_z", 1L),
                        org.assertj.core.api.Assertions.tuple("relationships m.id", 1L));
    }

    @Test
    void aTestMayBeLeftOut() throws IOException {
        write("models/m.sql", "select * from {{ source('raw', 'things') }}");
        write("models/schema.yml", """
                models: [{name: m, columns: [{name: id, tests: [
                  {unique: {config: {enabled: "{{ var('limit') == 11 }}"}}}, {not_null: {config: {where: "id > 1"}}}]}]}]""");
        assertThat(buildAndTest()).extracting(TestOutcome::name).containsExactly("not_null m.id");
    }

    private List<TestOutcome> buildAndTest() {
        database.execute("drop schema if exists marts cascade");
        DbtRunner runner = runner();
        runner.build(JobContext.unwatched());
        return runner.test(JobContext.unwatched());
    }

    @Test
    void aPassThatModelsNameInPartIsRefusedBeforeAnythingIsBuilt() throws IOException {
        write("models/sessions.sql", "{{ config(meta={'pass': 'activity'}) }}\nselect 1 as n");
        assertThatThrownBy(this::build)
                .hasMessageContaining("The pass activity fills daily_user_metrics, int_user_days, sessions, but it is"
                        + " named by sessions.");
        write("models/sessions.sql", "{{ config(meta={'pass': 'acivity'}) }}\nselect 1 as n");
        assertThatThrownBy(this::build).hasMessageContaining("There is no pass acivity, which sessions names.");
        write("models/sessions.sql", "select 1 as n");
        write("models/agg_experiment_day.sql", "{{ config(meta={'pass': 'experiment_days'}) }}\nselect 1 as n");
        assertThatThrownBy(this::build)
                .hasMessageContaining("read rows in the order in which the pass events keeps them");
    }
}
