from django import forms
from django.template import engines


class WishForm(forms.Form):
    title = forms.CharField(label="Title", help_text="What is it?", max_length=10)
    about = forms.CharField(label="About", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="I agree")
    colour = forms.ChoiceField(
        label="Colour", choices=[("r", "Red"), ("b", "Blue")], widget=forms.RadioSelect
    )


def drawn(name, data=None, **options):
    source = "{% field form." + name + "".join(f' {key}="{value}"' for key, value in options.items()) + " %}"
    return " ".join(engines["django"].from_string(source).render({"form": WishForm(data)}).split())


def test_a_label_belongs_to_its_control():
    assert '<label for="id_title">Title</label>' in drawn("title")
    assert 'id="id_title"' in drawn("title")
    assert 'class="input"' in drawn("title")


def test_a_hint_is_read_out_with_the_control():
    assert '<p class="hint" id="id_title-hint">What is it?</p>' in drawn("title")
    assert 'aria-describedby="id_title-hint"' in drawn("title")


def test_an_error_is_read_out_with_the_control():
    shown = drawn("title", {"title": ""})
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_title-hint id_title-error"' in shown
    assert '<p class="error" id="id_title-error">' in shown
    assert "This field is required." in shown


def test_what_need_not_be_given_says_so():
    assert '<span class="opt">optional</span>' in drawn("about")
    assert "optional" not in drawn("title")


def test_people_write_in_any_direction():
    assert 'dir="auto"' in drawn("about")


def test_a_tick_stands_before_its_words():
    assert '<label class="check"><input type="checkbox"' in drawn("agreed")


def test_a_choice_is_a_group_with_a_name():
    assert "<fieldset" in drawn("colour")
    assert "<legend>Colour</legend>" in drawn("colour")


def test_a_page_may_give_its_own_hint():
    assert '<p class="hint" id="id_about-hint">Your words</p>' in drawn("about", hint="Your words")
