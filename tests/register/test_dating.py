"""When an undated article appeared: told by its own words or by others, or left open."""

from __future__ import annotations

import datetime as dt

from mahdar.register.dating import infer_published

PROCESS = "الحوار الاقتصادي"


def test_weekdays_after_a_bound(draft):
    text = (
        "تبدأ الخميس جولة جديدة من المحادثات.\n"
        "وقال الناطق باسم الوزارة الخميس إن الأعمال تستمر يومين.\n"
        "وأعلن الوزير الأربعاء وصول الوفد."
    )
    a = draft("a.txt", text, not_before="2024-05-06").made()
    told = infer_published([a])["a.txt"]
    assert (told.day, told.how) == (dt.date(2024, 5, 9), "inferred")
    assert "الخميس" in told.reason


def test_weekdays_without_a_bound_say_no_day(draft):
    a = draft("a.txt", "تبدأ الخميس جولة جديدة.\nوقال الناطق باسم الوزارة الخميس إن الأعمال تستمر يومين.").made()
    assert infer_published([a]) == {}


def test_one_past_weekday_leaves_two_days_open(draft):
    a = draft("a.txt", "وقال الناطق باسم الوزارة الخميس إن الأعمال تستمر.", not_before="2024-05-06").made()
    told = infer_published([a])
    assert told == {} or told["a.txt"].day == dt.date(2024, 5, 9)


def test_yesterday_of_a_meeting_that_another_dates(draft):
    a = draft("a.txt", "استقبل نادر الشامسي نظيره ريتشارد فولكنر في 6 مايو 2024.", "2024-05-10")
    a.person("نادر الشامسي").person("ريتشارد فولكنر").time("6 مايو 2024", "2024-05-06")
    b = (
        draft("b.txt", "بحث نادر الشامسي أمس مع ريتشارد فولكنر خط النقل.")
        .person("نادر الشامسي")
        .person("ريتشارد فولكنر")
    )
    told = infer_published([a.made(), b.made()])["b.txt"]
    assert told.day == dt.date(2024, 5, 7)
    assert "a.txt" in told.reason
    assert "أمس" in told.reason


def test_yesterday_of_other_people_says_nothing(draft):
    a = draft("a.txt", "استقبل نادر الشامسي نظيره ريتشارد فولكنر في 6 مايو 2024.", "2024-05-10")
    a.person("نادر الشامسي").person("ريتشارد فولكنر").time("6 مايو 2024", "2024-05-06")
    b = draft("b.txt", "بحث نادر الشامسي أمس مع سيف النعيمي خط النقل.").person("نادر الشامسي").person("سيف النعيمي")
    assert infer_published([a.made(), b.made()]) == {}


def test_a_weekday_that_does_not_fit_the_date_says_nothing(draft):
    a = draft("a.txt", "استقبل نادر الشامسي نظيره ريتشارد فولكنر في 6 مايو 2024.", "2024-05-10")  # a Monday
    a.person("نادر الشامسي").person("ريتشارد فولكنر").time("6 مايو 2024", "2024-05-06")
    b = (
        draft("b.txt", "يلتقي نادر الشامسي الجمعة المقبل ريتشارد فولكنر.")
        .person("نادر الشامسي")
        .person("ريتشارد فولكنر")
    )
    assert infer_published([a.made(), b.made()]) == {}


def test_a_dated_article_is_left_alone(draft):
    a = draft("a.txt", "بحث نادر الشامسي أمس مع ريتشارد فولكنر.", "2024-05-07").made()
    assert infer_published([a]) == {}
