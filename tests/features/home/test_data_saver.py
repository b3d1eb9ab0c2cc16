"""The data saver of this phone."""

from tests.visitor import Visitor


def test_the_switch_turns_the_data_saver_on_and_off(visitor: Visitor):
    visitor.post("/ar/data-saver")
    on = visitor.get("/ar/help")
    visitor.post("/ar/data-saver")
    off = visitor.get("/ar/help")

    assert "data-saver" in on.markup.of("html")[0]
    assert "data-saver" not in off.markup.of("html")[0]


def test_the_phone_itself_may_ask_for_less(visitor: Visitor):
    answer = visitor.client.get("/ar/help", headers={"Save-Data": "on"})

    assert "data-saver" in answer.get_data(as_text=True).split(">")[1]
