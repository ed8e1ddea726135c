"""The least that a Streamlit page can show: what every other one is held against."""

import streamlit as st

st.title("100 tasks")
