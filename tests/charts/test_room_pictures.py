"""The pictures of a room: cloud, strips, flow and words, with their twins."""

from __future__ import annotations

import json

import pytest

import charts

PLACES = [(-40, 60), (-30, 55), (-35, 65), (-10, 70), (0, 60), (10, 50)] * 2
ZONES = [{"ids": ["doormat"], "count": 7}, {"ids": ["diva", "worn_out", "mixed_middle", "sweet_spot"], "count": 5}]


def cloud(**more):
    return charts.room_cloud(charts.bands(PLACES), n=12, tilt=-18, ground_mean=60, zones=ZONES, **more)


def texts(chart):
    return [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]


def test_the_cloud_in_words():
    # Of twelve, a darkest part of a quarter would be three people: it holds half of them.
    assert cloud().description == (
        "Room cloud of 12 sheets. On the whole it tilts 18 toward the client, with ground 60 of 100. "
        "The darkest part holds about 50 percent of the room. Client-tilted: 7 of 12; self-tilted, running on empty, "
        "mixed middle or both cared for: 5 of 12."
    )
    level = charts.room_alt((), n=6, tilt=0.3, ground_mean=50)
    assert level == "Room cloud of 6 sheets. On the whole it tilts to neither side, with ground 50 of 100."


def test_the_cloud_has_no_dot_of_a_person_and_stays_small():
    spec = cloud(theme="light").to_dict()
    (halftone,) = [layer for layer in spec["layer"] if layer["mark"]["type"] in ("point", "circle")]
    # Diamonds stand at the middles of 15 by 15 cells, wherever people stand: C and S are odd multiples of 100/30.
    for row in halftone["data"]["values"]:
        cell = [(row["g"] + way * row["b"] / 2) * 0.3 for way in (-1, 1)]
        assert all(abs(one - round(one)) < 0.01 and round(one) % 2 for one in cell)
    assert len(json.dumps(spec)) < 12_000
    empty = charts.room_cloud((), n=0, tilt=0, ground_mean=0).to_dict()
    assert not [layer for layer in empty["layer"] if layer["mark"]["type"] == "point"]


def test_a_group_is_named_neutrally_unless_asked():
    assert "Doormat" not in "".join(texts(cloud())) and "Client-tilted" in texts(cloud())
    assert "Doormat" in texts(cloud(names="named"))


def test_zone_counts_in_rows():
    rows = charts.zones_table(ZONES).to_numpy().tolist()
    assert rows[0] == ["Client-tilted", "7"]
    everywhere = [{"ids": ["doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"], "count": 6}]
    assert charts.zones_table(everywhere).to_numpy().tolist() == [["Anywhere on the map", "6"]]
    assert len(charts.zones_table([])) == 0


STRIPS = [{"id": "session", "tilt": -20, "spread": 20}, {"id": "conflict", "tilt": 90, "spread": 40}]


def test_room_strips_by_hand():
    # 0.674 * 20 = 13.48; 0.674 * 40 = 26.96, kept on the line.
    rows = charts.room_strips_table(STRIPS).to_numpy().tolist()
    assert [row[1:] for row in rows] == [
        ["20 toward the client", "7 to 33 toward the client"],
        ["90 toward ourselves", "63 to 100 toward ourselves"],
    ]
    said = charts.room_strips(STRIPS, tilt=-5, theme="light").description
    assert "Overall: 5 toward the client." in said and rows[0][0] in said
    assert "too few" in charts.room_strips([], tilt=0).description
    with pytest.raises(ValueError, match="has no name"):
        charts.room_strips([{"id": "attic", "tilt": 0, "spread": 1}], tilt=0)


def test_a_strip_whose_width_is_not_told_has_a_dot_alone():
    bare = [{**strip, "spread": None} for strip in STRIPS]
    table = charts.room_strips_table(bare)
    assert list(table.columns) == ["Where", "Tilt"] and len(table) == 2
    chart = charts.room_strips(bare, tilt=-70, theme="light", beyond="under")
    assert chart.description.startswith(
        "Tilt of the room by situation. Overall: more than 70 toward the client. In the session: 20 toward the client."
    )
    marks = [layer["mark"] for layer in chart.to_dict()["layer"]]
    assert [mark for mark in marks if mark.get("shape") == "circle"] and not capsules(chart)
    # Of one that is told and one that is not, each has what it may.
    some = [STRIPS[0], {**STRIPS[1], "spread": None, "beyond": "over"}]
    assert [row[2] for row in charts.room_strips_table(some).to_numpy().tolist()] == ["7 to 33 toward the client", ""]
    assert "(7 to 33 toward the client). Conflict: more than 90 toward ourselves." in charts.room_strips_alt(
        some, tilt=0
    )
    assert len(capsules(charts.room_strips(some, tilt=0, theme="light"))) == 1


def capsules(chart):
    rounded = [layer for layer in chart.to_dict()["layer"] if layer["mark"].get("cornerRadius") == 6]
    return [row for layer in rounded if "stroke" in layer["mark"] for row in layer["data"]["values"]]


def test_means_that_are_bounds_are_said_as_such():
    beyond = {"tilt": "over", "ground": "under"}
    alone = [{"ids": ["doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"], "count": 6}]
    assert charts.room_alt((), n=6, tilt=70, ground_mean=20, zones=alone, beyond=beyond) == (
        "Room cloud of 6 sheets. On the whole it tilts more than 70 toward ourselves, with ground less than 20 of 100."
    )
    guess = {"tilt": -70, "ground": 80, "beyond": {"tilt": "under", "ground": "over"}}
    said = charts.room_guess(guess, {"tilt": -20, "ground": 50}, theme="light").description
    assert "more than 70 toward the client" in said and "more than 80" in said and "20 toward the client" in said


OPTIONS = {"a": "Say yes, as always", "b": "Offer another day", "c": "Say no"}
WAYS = [("a", "a", 9), ("a", "b", 12), ("b", "b", 5)]


def test_the_flow_in_words():
    assert charts.vote_flow(OPTIONS, WAYS).description == (
        "Votes before and after talking, 26 voters both times. "
        "First: Say yes, as always 21; Offer another day 5; Say no 0. "
        "Second: Say yes, as always 9; Offer another day 17; Say no 0. "
        "12 of 26 changed their answer. 12 went from Say yes, as always to Offer another day."
    )
    assert charts.moved_words(9, 14) == "9 of 14 changed their answer."
    assert charts.moved_words(0, 6) == "All 6 kept their answer."


def test_a_thin_ribbon_is_refused():
    with pytest.raises(ValueError, match="would show persons"):
        charts.vote_flow(OPTIONS, [*WAYS, ("c", "a", 4)])
    with pytest.raises(ValueError, match="without words"):
        charts.vote_flow(OPTIONS, [("a", "z", 6)])


def test_blocks_are_as_tall_as_their_votes_and_ribbons_fill_them():
    spec = charts.vote_flow(OPTIONS, WAYS, theme="light").to_dict()
    (bars,) = [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == "rect"]
    tall = [abs(bar["g"] - bar["h"]) for bar in bars]
    assert len(bars) == 4, "an option that nobody took has no block"
    assert tall[0] / tall[1] == pytest.approx(21 / 5, rel=0.01)
    ribbons = [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == "area"]
    first = [abs(ribbon[0]["g"] - ribbon[0]["h"]) for ribbon in ribbons]
    assert sum(first[:2]) == pytest.approx(tall[0], rel=0.01)


def test_totals_in_rows_even_where_a_vote_may_not_show():
    rows = charts.votes_table(OPTIONS, {"a": 4, "b": 1, "c": 0}, None).to_numpy().tolist()
    assert rows == [["Say yes, as always", "4", ""], ["Offer another day", "1", ""], ["Say no", "0", ""]]


FEELINGS = {"warm": "Warm", "cold": "Cold", "mixed": "Mixed"}


def spoken(*pairs, feel=""):
    return [{"word": word, "count": count, "feel": feel} for word, count in pairs]


def test_words_in_words_and_rows():
    found = spoken(("smile", 3), feel="warm") + spoken(("rules", 1))
    assert charts.words_alt(found) == "Words of the room, most often named first: smile 3, rules 1."
    assert "none to show" in charts.word_cloud([], feelings=FEELINGS).description
    assert charts.words_table(found, feelings=FEELINGS).to_numpy().tolist() == [
        ["smile", "3", "Warm"],
        ["rules", "1", ""],
    ]


def test_more_often_is_larger_and_a_key_tells_the_hands():
    found = spoken(("smile", 9), feel="warm") + spoken(("rules", 2), feel="cold")
    layers = charts.word_cloud(found, feelings=FEELINGS, theme="light").to_dict()["layer"]
    size = {row["t"]: layer["mark"]["fontSize"] for layer in layers for row in layer["data"]["values"]}
    assert size["smile"] == 44 and size["rules"] < 30
    assert {"Warm", "Cold"} <= set(size) and "Mixed" not in size
    hands = {
        row["t"]: (layer["mark"]["font"], layer["mark"].get("fontStyle"))
        for layer in layers
        for row in layer["data"]["values"]
    }
    assert hands["smile"] != hands["rules"]


def test_sixty_words_stand_apart_on_the_canvas():
    from charts.palette import palette
    from charts.word_cloud import _placed

    found = spoken(*[(f"word{n}" + "x" * (n % 7), 12 - n // 5) for n in range(60)], feel="warm")
    labels = _placed(found, FEELINGS, palette("light"))
    assert len(labels) == 60
    boxes = [label.box for label in labels]
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= 440
        for a, b, c, d in boxes[:number]:
            assert right <= a or left >= c or bottom <= b or top >= d


def test_a_word_as_long_as_a_sentence_still_fits():
    found = spoken(("m" * 60, 3)) + spoken(("a long word of some letters", 3), feel="cold")
    said = texts(charts.word_cloud(found, feelings=FEELINGS, theme="light"))
    assert "a long word of some letters" in said
    assert next(one for one in said if one.startswith("mmm")).endswith("…")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_picture_becomes_a_file(theme):
    pictures = [
        cloud(theme=theme),
        charts.room_strips(STRIPS, tilt=3, theme=theme),
        charts.vote_flow(OPTIONS, WAYS, theme=theme),
        charts.word_cloud(spoken(("smile", 2)), feelings=FEELINGS, theme=theme),
    ]
    assert all(charts.export(picture, "png", 1.0).startswith(b"\x89PNG") for picture in pictures)


# ---- on the wall -------------------------------------------------------------------------

LEAST = 20
"""Units of the smallest letters: one is a pixel where the wall is 1280 by 720."""


def sizes(chart):
    return [layer["mark"]["fontSize"] for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == "text"]


def boxes(chart):
    """Where each line of words lies, in pixels."""
    from charts.letters import Label

    spec = chart.to_dict()
    (low, high), (foot, top) = (spec["encoding"][axis]["scale"]["domain"] for axis in "xy")
    found = []
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "text":
            serif = "Newsreader" in layer["mark"]["font"]
            face = "Newsreader Regular" if serif else "Hanken Grotesk Bold"
            for row in layer["data"]["values"]:
                x = (row["b"] - low) / (high - low) * spec["width"]
                y = (top - row["g"]) / (top - foot) * spec["height"]
                found.append(Label(row["t"], x, y, face, layer["mark"]["fontSize"], "", layer["mark"]["align"]).box)
    return found


def apart(one, other):
    return one[2] <= other[0] or one[0] >= other[2] or one[3] <= other[1] or one[1] >= other[3]


@pytest.mark.parametrize("names", ["neutral", "named"])
@pytest.mark.parametrize("tall", [440, 318])
def test_a_map_of_the_wall_has_large_letters_that_stand_clear_of_each_other(names, tall):
    chart = cloud(theme="light", names=names, tall=tall)
    assert chart.to_dict()["height"] == tall
    assert min(sizes(chart)) >= LEAST
    found = boxes(chart)
    wide = chart.to_dict()["width"]
    assert all(box[0] >= 0 and box[2] <= wide and box[1] >= 0 and box[3] <= tall for box in found)
    assert all(apart(one, two) for at, one in enumerate(found) for two in found[:at])
    assert chart.description == cloud(names=names).description


def test_a_halftone_of_the_wall_tiles_its_own_diamond():
    (points,) = [
        layer for layer in cloud(theme="light", tall=440).to_dict()["layer"] if layer["mark"]["type"] == "point"
    ]
    (usual,) = [layer for layer in cloud(theme="light").to_dict()["layer"] if layer["mark"]["type"] == "point"]
    rows, same = points["data"]["values"], usual["data"]["values"]
    assert [(row["b"], row["g"]) for row in rows] == [(row["b"], row["g"]) for row in same]
    # Two lines of 33 units by 20/14 stay free for names; the diamond is as wide for its height as ever.
    across = (440 - 2 * 33 * 20 / 14) * 414 / 340
    assert rows[0]["s"] / same[0]["s"] == pytest.approx((across / 414) ** 2, rel=0.01)


def test_the_flow_of_the_wall_is_wide_and_its_counts_stand_beside_the_answers():
    chart = charts.vote_flow(OPTIONS, WAYS, theme="light", wall=True)
    assert min(sizes(chart)) >= LEAST and chart.to_dict()["width"] > 1000
    assert chart.description == charts.vote_flow(OPTIONS, WAYS).description
    found = boxes(chart)
    assert all(box[0] >= 0 and box[2] <= chart.to_dict()["width"] for box in found)
    assert all(apart(one, two) for at, one in enumerate(found) for two in found[:at])
    told = [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]
    assert {"21", "5", "9", "17"} <= set(told)


@pytest.mark.parametrize("many", [1, 5, 14, 60, 300])
def test_a_cloud_of_the_wall_is_as_wide_as_it_and_never_small(many):
    found = spoken(*[(f"word{n}" + "x" * (n % 7), max(1, many // (n + 2))) for n in range(many)], feel="warm")
    chart = charts.word_cloud(found, feelings=FEELINGS, theme="light", wall=True)
    assert min(sizes(chart)) >= LEAST
    spec, placed = chart.to_dict(), boxes(chart)
    assert spec["width"] / spec["height"] > 2.5
    assert all(box[0] >= 0 and box[2] <= spec["width"] and box[1] >= 0 and box[3] <= spec["height"] for box in placed)
    said = texts(chart)
    assert said.count("word0") == 1 and len([one for one in said if one.startswith("word")]) == min(many, 60)
    assert ("and 240 more" in said) == (many == 300) and chart.description.count("word") == many
    if many >= 60:
        assert max(box[2] for box in placed) - min(box[0] for box in placed) > 0.7 * spec["width"]


def test_what_finds_no_place_at_a_size_to_be_read_is_left_to_the_list():
    found = spoken(*[("a whole sentence that somebody sent in number " + str(n), 1) for n in range(60)], feel="cold")
    chart = charts.word_cloud(found, feelings=FEELINGS, theme="light", wall=True)
    assert min(sizes(chart)) >= LEAST
    said = texts(chart)
    drawn = [one for one in said if one.startswith("a whole")]
    assert 10 < len(drawn) < 60 and f"and {60 - len(drawn)} more" in said


def test_what_is_not_drawn_is_told_as_a_number_and_what_is_drawn_whole_tells_none():
    one = charts.word_cloud(spoken(*[(f"w{n}", 1) for n in range(61)]), feelings=FEELINGS, theme="light")
    assert "and one more" in texts(one)
    whole = charts.word_cloud(spoken(("w", 1), feel="warm"), feelings=FEELINGS, theme="light")
    assert set(texts(whole)) == {"w", "Warm"}


def test_emoji_have_fonts_of_the_machine_behind_ours_and_become_a_file():
    def fonts(*said):
        chart = charts.word_cloud(spoken(*[(one, 2) for one in said], feel="warm"), feelings=FEELINGS, theme="light")
        assert charts.export(chart, "png", 1.0).startswith(b"\x89PNG") and charts.export(chart, "svg")
        return {layer["mark"]["font"] for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == "text"}

    assert all("Apple Color Emoji" in one and "Newsreader" in one for one in fonts("💆‍♀️ joy", "❤️"))
    assert not any("Emoji" in one for one in fonts("joy", "می‌خواهم"))


def test_strips_of_the_wall_stand_closer_and_say_the_same():
    usual, wall = (charts.room_strips(STRIPS, tilt=-5, theme="light", wall=wall) for wall in (False, True))
    assert wall.description == usual.description
    assert usual.to_dict()["height"] - wall.to_dict()["height"] == 48 - 43
