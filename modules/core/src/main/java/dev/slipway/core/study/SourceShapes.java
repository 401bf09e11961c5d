package dev.slipway.core.study;

import static dev.slipway.core.study.Shape.anyNumber;
import static dev.slipway.core.study.Shape.group;
import static dev.slipway.core.study.Shape.optional;
import static dev.slipway.core.study.Shape.required;
import static dev.slipway.core.study.Shape.whole;
import static dev.slipway.core.study.Shape.words;
import static dev.slipway.core.study.StudyShape.MOST_DAYS;

import dev.slipway.core.study.Shape.Day;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import dev.slipway.core.study.Shape.Num;
import java.util.List;

/** Where the data of a study comes from, described once. */
final class SourceShapes {
    private static final int MOST_USERS = 50_000_000;
    private static final double LARGEST_SEED = 9.0e18;

    static final Group SIMULATE = group(
            required("world", words(), "The simulated world.", "world: onboarding"),
            required("users", whole(1, MOST_USERS), "How many users arrive over the days.", "users: 60000"),
            required("days", whole(1, MOST_DAYS), "How many days of data there are.", "days: 28"),
            optional(
                    "seed",
                    new Num(true, -LARGEST_SEED, LARGEST_SEED, false),
                    1,
                    "Seed of all randomness. The same seed gives the same rows.",
                    "seed: 42"),
            optional("start", new Day(), "2026-10-05", "First day of the data, in UTC.", "start: 2026-10-05"),
            optional(
                    "effects",
                    new Named(anyNumber(), null, null, 0),
                    "Planted effects, treatment minus control, by the world's names. What is left out keeps the world's default.",
                    "effects: {signup_completion: 0.05}"),
            optional(
                    "parameters",
                    new Named(anyNumber(), null, null, 0),
                    "Other numbers of the world, by its names. What is left out keeps the world's default.",
                    "parameters: {weekend_factor: 0.8}"),
            optional(
                    "lists",
                    new Named(words(), null, null, 0),
                    "By variant a CSV file that says which user gets which offer, as a run writes it. Who is on no list"
                            + " takes no part. Only in a world of weeks with offers.",
                    "lists: {learned: offers.csv}"));

    static final Group UNIT_TABLE = group(
            required(
                    "path", words(), "CSV file with one row per unit, relative to the study's folder.", "path: ab.csv"),
            optional(
                    "unit",
                    words(),
                    Source.UnitTable.ROW_NUMBER,
                    "Column that identifies the unit. Without it every row is a unit of its own, known by its number.",
                    "unit: user_id"),
            required("variant", words(), "Column that holds the variant.", "variant: variant"),
            optional("time", words(), "Column with the moment of first exposure.", "time: exposed_at"));

    static final Group EVENTS = group(
            required("events", words(), "CSV file of events, relative to the study's folder.", "events: events.csv"),
            required(
                    "assignments", words(), "CSV file of who was given which variant.", "assignments: assignments.csv"),
            optional("users", words(), "CSV file of users and their attributes.", "users: users.csv"),
            optional(
                    "rollout",
                    words(),
                    "CSV file of who adopted by themselves, and when, what nobody randomised.",
                    "rollout: adopters.csv"),
            optional(
                    "until",
                    new Day(),
                    "Last day of observation, in UTC: what is stamped later is left out and counted.",
                    "until: 2026-11-01"));

    static final Group SOURCE = new Group(
            List.of(
                    optional(
                            "simulate",
                            SIMULATE,
                            "Simulate a world with planted effects.",
                            "simulate: {world: onboarding, users: 60000, days: 28}"),
                    optional(
                            "unit_table",
                            UNIT_TABLE,
                            "Read a file with one row per unit.",
                            "unit_table: {path: ab.csv, unit: user_id, variant: variant}"),
                    optional(
                            "events",
                            EVENTS,
                            "Read files of events and assignments.",
                            "events: {events: events.csv, assignments: assignments.csv}")),
            true);

    private SourceShapes() {}
}
